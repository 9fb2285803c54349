#pragma once

#include <deque>
#include <utility>
#include <vector>

#include "docs/format.h"
#include "docs/yfm_outline.h"
#include "docs/yfm_page.h"
#include "docs/yfm_requests.h"
#include "docs/yfm_types.h"
#include "text/diagnostic.h"
#include "text/source_map.h"
#include "tree/node.h"

namespace assay::docs::yfm {

/// A reference page while it is read: what its parts share.
struct Context {
  Context(text::SourceMap& all, text::Span page, const Surroundings& around, text::Diagnostics& to)
      : sources(all),
        out(to),
        blocks(cut_blocks(all, page)),
        placed(outline(all, blocks)),
        types(all, page, around, placed) {}

  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  /// Gives a node that is made to the contract, which owns it.
  const tree::Node* keep(tree::Node node) {
    reading.contract.made.push_back(std::move(node));
    return &reading.contract.made.back();
  }

  text::SourceMap& sources;
  text::Diagnostics& out;
  std::vector<Block> blocks;
  std::vector<Placed> placed;
  TypeBook types;
  Requests requests;
  std::deque<std::vector<Block>> included;  ///< the blocks of files that the page includes
  Reading reading;
};

}  // namespace assay::docs::yfm
