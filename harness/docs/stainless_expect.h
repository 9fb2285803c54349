#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "docs/stainless_page.h"

namespace assay::docs::stainless {

/// What a bullet announces about the bullets under it.
struct Expectation {
  enum class Mode {
    none,          ///< nothing can stand under it
    fields,        ///< the members of an object
    literals,      ///< the values of an enumeration
    alternatives,  ///< the alternatives of a union
    open,          ///< a named model, or an unknown type: any of these, in unknown number
  };
  Mode mode = Mode::none;
  int count = -1;  ///< how many; -1 where it is not said
  int least = -1;  ///< fewer do where `array of A or B` may be one alternative or two; else -1
  std::vector<std::string_view>
      texts;  ///< the first names, literals or alternatives; empty texts match anything
  std::string_view model;  ///< the model whose content stands under it, where it has a name
  bool wrapped = false;    ///< the model is an array's item or a map's value
};

/// What `label` announces; `next` is the label of the bullet behind it, which tells `(array of A)
/// or B` from `array of (A or B)`.
[[nodiscard]] Expectation expect(const Label& label, const Label* next);

/// Whether bullets may stand under `label`: those that it announces, or those of a literal's own
/// alternative.
[[nodiscard]] bool takes_items(const Label& label);

/// Whether `label` may be the alternative that a union announced as `text`.
[[nodiscard]] bool is_alternative(const Label& label, std::string_view text);

/// The item of arrays and the value of maps, where there is but one.
[[nodiscard]] const Alternative& unwrapped(const Alternative& alternative);

/// What is known of models by their names: announced anywhere in the page (`Model object { … }`,
/// `Model = …`), or spelt out where there was no doubt. A name that is used in two ways gives
/// nothing.
class Models {
 public:
  /// Adds what the labels announce.
  void announce(const std::vector<Bullet>& bullets);
  /// Adds the fields of a model as they were found.
  void learn(std::string_view model, std::vector<std::string_view> fields);
  /// What is known of the model, or nullptr.
  [[nodiscard]] const Expectation* find(std::string_view model) const;
  /// Whether the objects of the page list their names in alphabetical order, `id` aside: true of
  /// some APIs and not of others.
  [[nodiscard]] bool sorted() const;

 private:
  void add(std::string_view model, Expectation expectation);
  void count_order(const Alternative& alternative);
  void count_pair(std::string_view first, std::string_view second);

  std::map<std::string_view, Expectation> known_;
  std::size_t pairs_ = 0;
  std::size_t pairs_in_order_ = 0;
};

}  // namespace assay::docs::stainless
