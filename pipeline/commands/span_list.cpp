#include "pipeline/commands/span_list.hpp"

#include "pipeline/commands/action_text.hpp"
#include "pipeline/commands/citation_text.hpp"
#include "rapporteur/v1/document.pb.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <new>
#include <openssl/evp.h>
#include <string_view>
#include <vector>

namespace rapporteur::commands {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::string_view kHex = "0123456789abcdef";

/// Cuts words out of a text by offsets that count another unit than its bytes.
class Cutter {
 public:
  Cutter(std::string_view text, v1::OffsetEncoding encoding) : text_(text) {
    if (encoding == v1::OFFSET_ENCODING_UTF8) return;
    for (std::size_t i = 0; i < text.size(); ++i) {
      auto const byte = static_cast<unsigned char>(text[i]);
      if ((byte & 0xC0U) == 0x80U) continue;  // inside a character
      bytes_.push_back(static_cast<std::uint32_t>(i));
      // The second unit of a character beyond U+FFFF is no place to cut at; it stands for the character's beginning.
      if (byte >= 0xF0U && encoding == v1::OFFSET_ENCODING_UTF16) bytes_.push_back(static_cast<std::uint32_t>(i));
    }
    bytes_.push_back(static_cast<std::uint32_t>(text.size()));
  }

  [[nodiscard]] std::string_view cut(v1::Span const& span) const {
    std::size_t const begin = byte(span.begin());
    return text_.substr(begin, std::max(byte(span.end()), begin) - begin);
  }

 private:
  [[nodiscard]] std::size_t byte(std::uint32_t unit) const {
    if (bytes_.empty()) return std::min<std::size_t>(unit, text_.size());
    return bytes_[std::min<std::size_t>(unit, bytes_.size() - 1)];
  }

  std::string_view text_;
  std::vector<std::uint32_t> bytes_;  // where each unit begins, and the end; empty: units are bytes
};

void append_quoted(std::string_view text, std::string& out) {
  out += '"';
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out.append({'\\', c});
    } else if (byte >= 0x20) {
      out += c;
    } else if (c == '\n' || c == '\t' || c == '\r') {
      out.append({'\\', c == '\n' ? 'n' : c == '\t' ? 't' : 'r'});
    } else {
      out.append("\\u00").append({kHex[byte >> 4U], kHex[byte & 0xFU]});
    }
  }
  out += '"';
}

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  // It fails for want of memory only.
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) throw std::bad_alloc();
  std::string hex;
  for (unsigned i = 0; i < size; ++i) hex.append({kHex[digest.at(i) >> 4U], kHex[digest.at(i) & 0xFU]});
  return hex;
}

/// Goes through a message by what it says of its own fields, so that no field can be forgotten here.
class Walk {
 public:
  Walk(v1::Document const& document, std::string& out)
      : cutter_(document.text(), document.offset_encoding()), out_(out) {
    visit(document);
    out_ += "= " + std::to_string(count_) + " " + sha256(words_) + "\n";
  }

 private:
  void visit(Message const& message) {
    auto const& reflection = *message.GetReflection();
    std::vector<FieldDescriptor const*> fields;
    reflection.ListFields(message, &fields);  // what is set, by number
    for (FieldDescriptor const* field : fields) {
      if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
      if (!field->is_repeated()) {
        step(field->name(), reflection.GetMessage(message, field));
        continue;
      }
      for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
        step(field->name() + "[" + std::to_string(i) + "]", reflection.GetRepeatedMessage(message, field, i));
      }
    }
  }

  void step(std::string const& name, Message const& message) {
    std::size_t const outer = path_.size();
    if (outer > 0) path_ += '.';
    path_ += name;
    if (message.GetDescriptor() == v1::Span::descriptor()) {
      add(static_cast<v1::Span const&>(message));
    } else {
      visit(message);
    }
    path_.resize(outer);
  }

  void add(v1::Span const& span) {
    std::string_view const words = cutter_.cut(span);
    out_.append(path_).append("\t").append(std::to_string(span.begin())).append("\t");
    out_.append(std::to_string(span.end())).append("\t");
    append_quoted(words, out_);
    out_ += '\n';
    words_.append(words).append("\n");
    ++count_;
  }

  Cutter cutter_;
  std::string& out_;
  std::string path_;
  std::string words_;
  std::size_t count_ = 0;
};

}  // namespace

void append_spans(v1::Document const& document, std::string& out) {
  std::string const encoding = v1::OffsetEncoding_Name(document.offset_encoding());
  out += "# " + document.source() + " " + in_words(bare_name(encoding, "OFFSET_ENCODING_")) + "\n";
  Walk(document, out);
}

}  // namespace rapporteur::commands
