package yongyiban.department;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact number. Money is held in fen, a percentage as a ratio; nothing is ever a floating point number. */
record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {
  static final Fraction ZERO = of(0);

  Fraction {
    if (denominator.signum() == 0) throw new NotComputable("division-by-zero", "Division by zero.");
    if (denominator.signum() < 0) {
      numerator = numerator.negate();
      denominator = denominator.negate();
    }
    BigInteger shared = numerator.gcd(denominator);
    if (!shared.equals(BigInteger.ONE) && shared.signum() != 0) {
      numerator = numerator.divide(shared);
      denominator = denominator.divide(shared);
    }
  }

  static Fraction of(long value) {
    return new Fraction(BigInteger.valueOf(value), BigInteger.ONE);
  }

  static Fraction of(BigDecimal value) {
    return value.scale() <= 0
        ? new Fraction(value.toBigIntegerExact(), BigInteger.ONE)
        : new Fraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
  }

  Fraction plus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Fraction minus(Fraction other) {
    return plus(other.negated());
  }

  Fraction times(Fraction other) {
    return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  Fraction over(Fraction other) {
    return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  Fraction negated() {
    return new Fraction(numerator.negate(), denominator);
  }

  int sign() {
    return numerator.signum();
  }

  /** The nearest multiple of a step, by the rule given. */
  Fraction rounded(RoundingMode how, long step) {
    BigDecimal steps =
        new BigDecimal(numerator).divide(new BigDecimal(denominator.multiply(BigInteger.valueOf(step))), 0, how);
    return new Fraction(steps.toBigIntegerExact().multiply(BigInteger.valueOf(step)), BigInteger.ONE);
  }

  /** The value as a whole number that fits 64 bits. */
  long toLong() {
    if (!denominator.equals(BigInteger.ONE) || numerator.bitLength() > 63)
      throw new NotComputable("overflow", "The result is no whole number of 64 bits.");
    return numerator.longValue();
  }

  Fraction least(Fraction other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Fraction greatest(Fraction other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @Override
  public int compareTo(Fraction other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }
}
