package yongyiban.department;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One policy applied to one dossier. {@code amount} is null where nothing is due; {@code missing} lists the facts on which
 * outcome or amount hang.
 */
public record Decision(
    Policy policy, Outcome outcome, Map<String, Clause> criteria, Amount amount, Set<Missing> missing) {

  /** Undetermined only where the outcome hangs on what is missing. */
  public enum Outcome {
    ELIGIBLE,
    INELIGIBLE,
    UNDETERMINED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One clause decided. */
  public enum Clause {
    MET,
    UNMET,
    UNKNOWN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** In fen, both ends included; {@code to} is null where nothing bounds it. */
  public record Amount(long from, Long to) {
    public boolean known() {
      return to != null && from == to;
    }
  }
}
