#include "pipeline/commands/log.hpp"

#include <memory>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace rapporteur::commands {
namespace {

spdlog::logger& log() {
  static auto const logger = [] {
    auto made = std::make_shared<spdlog::logger>("rapporteur", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made->set_pattern("[%H:%M:%S.%e] %v");
    made->set_level(spdlog::level::off);
    return made;
  }();
  return *logger;
}

}  // namespace

void set_log_level(int level) {
  log().set_level(level == 0 ? spdlog::level::off : level == 1 ? spdlog::level::info : spdlog::level::debug);
}

bool logs_documents() { return log().should_log(spdlog::level::debug); }

void log_step(std::string const& text) { log().info(text); }
void log_document(std::string const& text) { log().debug(text); }

}  // namespace rapporteur::commands
