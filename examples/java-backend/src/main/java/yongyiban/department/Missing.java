package yongyiban.department;

/** A fact that an expression asked for and did not get, and why. */
public record Missing(String fact, Reason reason) {
  /** Why a fact is missing. */
  public enum Reason {
    /** Its department has no record. */
    ABSENT,
    /** Older than the catalogue allows. */
    STALE,
    /** Its department may not share it: ask the subject. */
    NOT_SHARED,
    /** Kept for longer periods than the question asks. */
    GRANULARITY;

    /** The word of the vectors and of the contract: {@code not-shared}. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
