package yongyiban.department;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The best of what policies that exclude or limit each other allow one subject (就高不重复): those that exclude each other
 * are never chosen together, and those that share a ceiling are paid up to it. Of equal totals the one with fewer policies
 * is taken, then the one whose ids come first.
 */
public record Combination(long fen, List<String> chosen) {
  private static final int MOST = 20;

  /**
   * Chooses among eligible decisions with a known amount.
   *
   * @throws IllegalArgumentException for more than twenty that hang together: decide those elsewhere
   */
  public static Combination best(List<Decision> decisions) {
    List<Decision> payable =
        decisions.stream()
            .filter(one -> one.outcome() == Decision.Outcome.ELIGIBLE && one.amount().known())
            .sorted(Comparator.comparing(one -> one.policy().id))
            .toList();
    if (payable.size() > MOST) throw new IllegalArgumentException("At most " + MOST + " policies are combined here.");
    Combination best = new Combination(0, List.of());
    for (int set = 1; set < 1 << payable.size(); set++) {
      List<Decision> chosen = new ArrayList<>();
      for (int i = 0; i < payable.size(); i++) if ((set >> i & 1) == 1) chosen.add(payable.get(i));
      if (excluded(chosen)) continue;
      Combination one = new Combination(worth(chosen), chosen.stream().map(each -> each.policy().id).toList());
      if (one.betterThan(best)) best = one;
    }
    return best;
  }

  private boolean betterThan(Combination other) {
    if (fen != other.fen) return fen > other.fen;
    if (chosen.size() != other.chosen.size()) return chosen.size() < other.chosen.size();
    return String.join("\n", chosen).compareTo(String.join("\n", other.chosen)) < 0;
  }

  private static boolean excluded(List<Decision> chosen) {
    return chosen.stream().anyMatch(one -> chosen.stream().anyMatch(other -> one.policy().excludes.contains(other.policy().id)));
  }

  private static long worth(List<Decision> chosen) {
    long total = 0;
    Map<String, Long> room = new HashMap<>();
    for (Decision one : chosen) {
      long amount = one.amount().from();
      if (one.policy().sharedCap != null) {
        long left = room.getOrDefault(one.policy().sharedCap, one.policy().sharedCapFen);
        amount = Math.min(amount, left);
        room.put(one.policy().sharedCap, left - amount);
      }
      total += amount;
    }
    return total;
  }
}
