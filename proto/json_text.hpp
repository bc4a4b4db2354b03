#pragma once

#include "proto/json_room.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur {

/// Values of canonical proto3 JSON, as protobuf's own printer writes them. A writer of a number finds JsonRoom::kSlack
/// bytes of room.

char* put_json_number(char* at, std::uint32_t number);

/// With six digits where they give the same float again, else with nine: "0.75". A number that is none is a text:
/// "NaN", "Infinity".
char* put_json_real(char* at, float number);

/// `text`, which is UTF-8, in quotes. Control and other invisible characters are written as \uXXXX, and so are < and >,
/// so that the text can stand in a web page. Bytes before `readable` may be read, be they of the text or not.
char* put_json_text(std::string_view text, char const* readable, JsonRoom& room, char* at);
void append_json_text(std::string_view text, std::string& out);

/// Remembers how floats are written: a document has few of them, and most of them often.
class JsonReals {
 public:
  [[nodiscard]] char* put(char* at, float number);

 private:
  static constexpr std::size_t kEntries = 256;
  struct Entry {
    std::uint32_t bits = 0;
    std::uint32_t size = 0;  ///< 0: nothing is remembered
    std::array<char, JsonRoom::kBlock> digits{};
  };
  std::array<Entry, kEntries> entries_{};
};

}  // namespace rapporteur
