#pragma once

#include <string>
#include <string_view>

namespace rapporteur {

/// The address of the official page of a document of the United Nations, made from its symbol, blanks and all else that
/// an address cannot hold percent-encoded:
///
///     A/RES/58/136       → https://undocs.org/en/A/RES/58/136
///     S/RES/1373 (2001)  → https://undocs.org/en/S/RES/1373%20(2001)
///
/// A document with two symbols ("A/48/486-S/26560") is looked up by the first. Empty for what has no symbol of a series
/// of the United Nations: articles, treaties, sales numbers, acts of other organizations ("GC(62)/RES/6", "WHA61.21").
/// Whether the page exists is not asked.
[[nodiscard]] std::string document_link(std::string_view symbol);

}  // namespace rapporteur
