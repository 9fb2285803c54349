#include "schema/pattern_property.h"

#include <array>

namespace assay::schema {
namespace {

struct Category {
  std::string_view name;
  std::string_view alias;
};

// Unicode's PropertyValueAliases.txt, General_Category: long name and short one. PCRE2 takes the
// short ones alone.
constexpr std::array categories = {
    Category{"Other", "C"},
    Category{"Control", "Cc"},
    Category{"cntrl", "Cc"},
    Category{"Format", "Cf"},
    Category{"Unassigned", "Cn"},
    Category{"Private_Use", "Co"},
    Category{"Surrogate", "Cs"},
    Category{"Letter", "L"},
    Category{"Cased_Letter", "L&"},
    Category{"LC", "L&"},
    Category{"Lowercase_Letter", "Ll"},
    Category{"Modifier_Letter", "Lm"},
    Category{"Other_Letter", "Lo"},
    Category{"Titlecase_Letter", "Lt"},
    Category{"Uppercase_Letter", "Lu"},
    Category{"Mark", "M"},
    Category{"Combining_Mark", "M"},
    Category{"Spacing_Mark", "Mc"},
    Category{"Enclosing_Mark", "Me"},
    Category{"Nonspacing_Mark", "Mn"},
    Category{"Number", "N"},
    Category{"Decimal_Number", "Nd"},
    Category{"digit", "Nd"},
    Category{"Letter_Number", "Nl"},
    Category{"Other_Number", "No"},
    Category{"Punctuation", "P"},
    Category{"punct", "P"},
    Category{"Connector_Punctuation", "Pc"},
    Category{"Dash_Punctuation", "Pd"},
    Category{"Close_Punctuation", "Pe"},
    Category{"Final_Punctuation", "Pf"},
    Category{"Initial_Punctuation", "Pi"},
    Category{"Other_Punctuation", "Po"},
    Category{"Open_Punctuation", "Ps"},
    Category{"Symbol", "S"},
    Category{"Currency_Symbol", "Sc"},
    Category{"Modifier_Symbol", "Sk"},
    Category{"Math_Symbol", "Sm"},
    Category{"Other_Symbol", "So"},
    Category{"Separator", "Z"},
    Category{"Line_Separator", "Zl"},
    Category{"Paragraph_Separator", "Zp"},
    Category{"Space_Separator", "Zs"},
};

// ECMA-262 table 69: the binary properties, which PCRE2 (10.40 and later) knows by the same names.
constexpr std::array<std::string_view, 50> binary = {
    "ASCII",
    "Alphabetic",
    "Alpha",
    "Any",
    "Bidi_Control",
    "Bidi_Mirrored",
    "Case_Ignorable",
    "Cased",
    "Changes_When_Casefolded",
    "Changes_When_Casemapped",
    "Changes_When_Lowercased",
    "Changes_When_Titlecased",
    "Changes_When_Uppercased",
    "Dash",
    "Default_Ignorable_Code_Point",
    "Deprecated",
    "Diacritic",
    "Emoji",
    "Emoji_Component",
    "Emoji_Modifier",
    "Emoji_Modifier_Base",
    "Emoji_Presentation",
    "Extended_Pictographic",
    "Extender",
    "Grapheme_Base",
    "Grapheme_Extend",
    "Hex_Digit",
    "IDS_Binary_Operator",
    "IDS_Trinary_Operator",
    "ID_Continue",
    "ID_Start",
    "Ideographic",
    "Join_Control",
    "Logical_Order_Exception",
    "Lowercase",
    "Math",
    "Noncharacter_Code_Point",
    "Pattern_Syntax",
    "Pattern_White_Space",
    "Quotation_Mark",
    "Radical",
    "Regional_Indicator",
    "Sentence_Terminal",
    "Soft_Dotted",
    "Terminal_Punctuation",
    "Unified_Ideograph",
    "Uppercase",
    "Variation_Selector",
    "White_Space",
    "XID_Start",
};

std::optional<std::string> translate_category(std::string_view name) {
  for (const auto& [category, alias] : categories) {
    if (name == category || name == alias) return std::string(alias);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> translate_property(std::string_view name) {
  const auto equals = name.find('=');
  if (equals != std::string_view::npos) {
    const auto property = name.substr(0, equals);
    const auto value = name.substr(equals + 1);
    if (property == "General_Category" || property == "gc") return translate_category(value);
    if (property == "Script" || property == "sc") return "sc:" + std::string(value);
    if (property == "Script_Extensions" || property == "scx") return "scx:" + std::string(value);
    return std::nullopt;
  }
  for (const auto known : binary) {
    if (name == known) return std::string(name);
  }
  return translate_category(name);
}

}  // namespace assay::schema
