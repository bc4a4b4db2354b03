#include "pipeline/phrase_trie.hpp"

#include <utility>

namespace rapporteur::phrase_trie {

void Trie::grow() {
  auto const before = std::exchange(buckets_, std::vector<Bucket>(buckets_.size() * 2));
  --shift_;
  mask_ = buckets_.size() - 1;
  for (auto const& bucket : before) {
    for (std::size_t i = 0; i < kWays && bucket.ways[i] != 0; ++i) {
      auto const to = slot(bucket.ways[i]);
      to.way() = bucket.ways[i];
      to.bits() = bucket.nodes[i].bits;
    }
  }
}

void Trie::end_at(Step step, Terminal terminal) {
  auto& bits = slot(step).bits();
  auto const set = [&bits](std::uint64_t sign, std::uint32_t row) {
    bits = (bits & ~Node::kSignsAndRow) | sign | static_cast<std::uint64_t>(row) << Node::kFirstOfRow;
  };
  if ((bits & Node::kSigns) == 0 && terminal.tail == 0) return set(Node::sign_of(terminal.table), terminal.row);
  std::uint32_t first = 0;
  if ((bits & Node::kSigns) != 0) {
    bool known = false;
    terminals_at({bits}, [&](Terminal const& each) {
      known = known || (each.table == terminal.table && each.tail == terminal.tail);
    });
    if (known) return;
    first = Node::row_of(bits);
    if ((bits & Node::kSeveral) == 0) terminals_at({bits}, [&](Terminal const& only) { first = keep(only); });
  }
  if (terminal.tail != 0 || first == 0) {
    terminal.next = first;
    return set(Node::kSeveral, keep(terminal));
  }
  auto const fresh = keep(terminal);
  auto last = first;
  while (several_[last].next != 0) last = several_[last].next;
  several_[last].next = fresh;
  set(Node::kSeveral, first);
}

}  // namespace rapporteur::phrase_trie
