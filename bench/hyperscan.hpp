#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <hs/hs.h>
#include <string_view>

namespace rapporteur::bench {

/// A database of Hyperscan with the memory that it scans with. Only for those who link it: not every machine has it.
class Hyperscan {
 public:
  /// `compile(database, error)` makes the database; where it fails, the program ends.
  template <class Compile>
  explicit Hyperscan(Compile const& compile) {
    hs_compile_error_t* error = nullptr;
    if (compile(&database_, &error) != HS_SUCCESS) {
      std::fprintf(stderr, "%s\n", error->message);
      std::exit(1);
    }
    if (hs_alloc_scratch(database_, &scratch_) != HS_SUCCESS) std::exit(1);
  }
  Hyperscan(Hyperscan const&) = delete;
  Hyperscan& operator=(Hyperscan const&) = delete;
  Hyperscan(Hyperscan&&) = delete;
  Hyperscan& operator=(Hyperscan&&) = delete;
  ~Hyperscan() {
    hs_free_scratch(scratch_);
    hs_free_database(database_);
  }

  /// `take(id, end)` for every end of every match.
  template <class Take>
  void scan(std::string_view text, Take take) const {
    auto const call = [](unsigned id, unsigned long long /*from*/, unsigned long long to, unsigned /*flags*/,
                         void* context) {
      (*static_cast<Take*>(context))(id, static_cast<std::uint32_t>(to));
      return 0;
    };
    hs_scan(database_, text.data(), static_cast<unsigned>(text.size()), 0, scratch_, call, &take);
  }

 private:
  hs_database_t* database_ = nullptr;
  hs_scratch_t* scratch_ = nullptr;
};

}  // namespace rapporteur::bench
