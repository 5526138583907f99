package yongyiban.department;

/** A number in an expression. Whole numbers are told apart because CEL divides them without a remainder. */
record Quantity(Fraction value, boolean whole) {
  static Quantity whole(long value) {
    return new Quantity(Fraction.of(value), true);
  }

  static Quantity exact(Fraction value) {
    return new Quantity(value, false);
  }
}
