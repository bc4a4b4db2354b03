#pragma once

#include "grammar/product.hpp"

#include <string_view>

namespace rapporteur::grammar {

/// Reads around `product` in `clause` who gets it and what it is about.
void set_surroundings(std::string_view clause, Product& product);

}  // namespace rapporteur::grammar
