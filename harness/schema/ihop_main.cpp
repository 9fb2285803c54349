#include <cstring>
#include <iostream>

#include "schema/ihop.h"

/// The protocol on standard input and output, until `assay validate --ihop` is there.
int main(int count, char** arguments) {
  bool asserts = false;
  for (int i = 1; i < count; ++i)
    asserts |= std::strcmp(arguments[i], "assert") == 0;
  assay::schema::IhopSession session(asserts ? assay::schema::Formats::assert_
                                             : assay::schema::Formats::annotate);
  std::string line;
  while (!session.has_stopped() && std::getline(std::cin, line))
    std::cout << session.answer(line) << std::endl;
  return 0;
}
