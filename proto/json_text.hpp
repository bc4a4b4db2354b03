#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur {

/// Values of canonical proto3 JSON, as protobuf's own printer writes them.
void append_json_number(std::uint32_t number, std::string& out);

/// With six digits where they give the same float again, else with nine: "0.75". A number that is none is a text:
/// "NaN", "Infinity".
void append_json_real(float number, std::string& out);

/// `text`, which is UTF-8, in quotes. Control and other invisible characters are written as \uXXXX, and so are < and >,
/// so that the text can stand in a web page.
void append_json_text(std::string_view text, std::string& out);

}  // namespace rapporteur
