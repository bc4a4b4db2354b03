#include "pipeline/commands/choice_option.hpp"

namespace rapporteur::commands {

void add_choice_option(CLI::App& command, std::string const& name, std::string& value,
                       std::vector<std::string> const& choices, std::string const& description) {
  value = choices.front();
  std::string type;
  for (std::string const& choice : choices) type.append(type.empty() ? "" : "|").append(choice);
  command.add_option(name, value, description)
      ->check(CLI::IsMember(choices).description(""))
      ->type_name(type)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

}  // namespace rapporteur::commands
