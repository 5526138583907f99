package yongyiban.department;

/** What cannot be computed: growth from zero, division by zero. It decides nothing, exactly like an unknown. */
final class NotComputable extends RuntimeException {
  private static final long serialVersionUID = 1;
  final String code;

  NotComputable(String code, String message) {
    super(message);
    this.code = code;
  }
}
