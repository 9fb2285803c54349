#include <array>

#include <fmt/format.h>

#include "base/uri.h"
#include "schema/resources.h"

namespace assay::schema {
namespace {

struct NamedVocabulary {
  std::string_view name;  ///< last segment of its URI
  Vocabulary part;
};

// JSON Schema core 2020-12 section 8.1.2, and 2019-09's, which has `unevaluated*` in the applicator
// vocabulary.
constexpr std::array known = {
    NamedVocabulary{"core", Vocabulary::core},
    NamedVocabulary{"applicator", Vocabulary::applicator},
    NamedVocabulary{"unevaluated", Vocabulary::unevaluated},
    NamedVocabulary{"validation", Vocabulary::validation},
    NamedVocabulary{"meta-data", Vocabulary::annotation},
    NamedVocabulary{"format", Vocabulary::format},
    NamedVocabulary{"format-annotation", Vocabulary::format},
    NamedVocabulary{"format-assertion", Vocabulary::format},
    NamedVocabulary{"content", Vocabulary::content},
    NamedVocabulary{"base", Vocabulary::openapi},
};

const NamedVocabulary* find_vocabulary(std::string_view uri) {
  constexpr std::array<std::string_view, 3> homes = {"https://json-schema.org/draft/2019-09/vocab/",
                                                     "https://json-schema.org/draft/2020-12/vocab/",
                                                     "https://spec.openapis.org/oas/3.1/vocab/"};
  for (const auto home : homes) {
    if (!uri.starts_with(home)) continue;
    for (const auto& one : known) {
      if (one.name == uri.substr(home.size())) return &one;
    }
  }
  return nullptr;
}

std::uint8_t bit(Vocabulary part) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(part));
}

}  // namespace

void Resources::read_metaschema(Resource& resource, const tree::Node& keyword) {
  const auto uri = keyword.scalar;
  if (const auto dialect = read_dialect(uri)) {
    resource.dialect = *dialect;
    resource.vocabularies = 0xFF;
    resource.asserts_formats = false;
    return;
  }
  const auto* metaschema = fetch(base::split_fragment(uri).document);
  if (metaschema == nullptr) {
    out_.error("schema.unknown-dialect",
               keyword.span,
               fmt::format("`{}` is no dialect of JSON Schema that we know", uri),
               "name a draft (4, 6, 7, 2019-09, 2020-12), or give the metaschema");
    return;
  }
  if (const auto dialect = read_dialect(metaschema->string_at("$schema")))
    resource.dialect = *dialect;
  if (const auto* vocabularies = metaschema->find("$vocabulary"))
    set_vocabularies(resource, *vocabularies);
}

void Resources::set_vocabularies(Resource& resource, const tree::Node& vocabularies) {
  resource.vocabularies = bit(Vocabulary::core);
  resource.asserts_formats = false;
  for (const auto& member : vocabularies.members) {
    const auto* vocabulary = find_vocabulary(member.key);
    if (vocabulary == nullptr) {
      if (member.value.scalar != "true") continue;
      out_.error("schema.unknown-vocabulary",
                 member.key_span,
                 fmt::format("the metaschema requires the vocabulary `{}`, which we do not have",
                             member.key));
      continue;
    }
    resource.vocabularies |= bit(vocabulary->part);
    if (vocabulary->name == "format-assertion") resource.asserts_formats = true;
    if (vocabulary->name == "applicator" && resource.dialect == Dialect::draft2019_09) {
      resource.vocabularies |= bit(Vocabulary::unevaluated);
    }
  }
}

}  // namespace assay::schema
