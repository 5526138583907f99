package yongyiban.department;

import static yongyiban.department.Arguments.high;
import static yongyiban.department.Arguments.isNumber;
import static yongyiban.department.Arguments.known;
import static yongyiban.department.Arguments.low;
import static yongyiban.department.Arguments.number;
import static yongyiban.department.Arguments.ordinal;
import static yongyiban.department.Arguments.quantity;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Shares, caps, floors, means, steps and rounding; all exact. */
final class Amounts {
  private static final Map<String, Long> STEPS = Map.of("fen", 1L, "jiao", 10L, "yuan", 100L, "hundred-yuan", 10_000L);
  private static final Map<String, RoundingMode> ROUNDINGS =
      Map.of(
          "half-up", RoundingMode.HALF_UP,
          "half-even", RoundingMode.HALF_EVEN,
          "down", RoundingMode.DOWN,
          "up", RoundingMode.UP);
  private static final int MOST_ARGUMENTS = 8;

  private Amounts() {}

  static List<Function> all() {
    List<Function> functions = new ArrayList<>(List.of(
        Function.member("of", 2, args -> Operators.times(args[0], args[1])),
        Function.member("atMost", 2, args -> extreme(args, false)),
        Function.member("atLeast", 2, args -> extreme(args, true)),
        Function.member("rounded", 2, args -> risen(args[0], value -> rounded(value, (String) args[1], "half-up"))),
        Function.member("rounded", 3, args -> risen(args[0], value -> rounded(value, (String) args[1], (String) args[2]))),
        Function.member("fullSteps", 2, Amounts::fullSteps)));
    for (int count = 1; count <= MOST_ARGUMENTS; count++) {
      functions.add(Function.global("min", count, args -> extreme(args, false)));
      functions.add(Function.global("max", count, args -> extreme(args, true)));
      functions.add(Function.global("mean", count, Amounts::mean));
    }
    return functions;
  }

  /** The least of several has a ceiling as soon as one is known; the greatest a floor. */
  static Object extreme(Object[] args, boolean greatest) {
    if (known(args))
      return Arrays.stream(args)
          .reduce((a, b) -> (ordinal(a).compareTo(ordinal(b)) <= 0) == greatest ? b : a)
          .map(one -> isNumber(one) ? quantity(one) : one)
          .orElseThrow();
    Fraction low = end(Arrays.stream(args).map(Arguments::low).toList(), greatest, greatest);
    Fraction high = end(Arrays.stream(args).map(Arguments::high).toList(), greatest, !greatest);
    return low != null && high != null && low.compareTo(high) == 0
        ? Quantity.exact(low)
        : Unknown.merge(args).between(low, high);
  }

  /** The extreme of the ends that are known; where one that is not could go beyond it, there is none. */
  private static Fraction end(List<Fraction> ends, boolean greatest, boolean oneSuffices) {
    List<Fraction> known = ends.stream().filter(Objects::nonNull).toList();
    if (known.isEmpty() || (!oneSuffices && known.size() < ends.size())) return null;
    return known.stream().reduce(greatest ? Fraction::greatest : Fraction::least).orElseThrow();
  }

  private static Object mean(Object[] args) {
    Fraction by = Fraction.of(args.length);
    if (known(args))
      return Quantity.exact(
          Arrays.stream(args).map(Arguments::number).reduce(Fraction.ZERO, Fraction::plus).over(by));
    Object sum = args[0];
    for (int i = 1; i < args.length; i++) sum = Operators.plus(sum, args[i]);
    return risen(sum, value -> value.over(by));
  }

  /** A function that rises with its argument, of a value or of its bounds. */
  static Object risen(Object value, UnaryOperator<Fraction> how) {
    if (known(value)) return Quantity.exact(how.apply(number(value)));
    Fraction low = low(value);
    Fraction high = high(value);
    return Unknown.merge(value).between(low == null ? null : how.apply(low), high == null ? null : how.apply(high));
  }

  static Fraction rounded(Fraction value, String to, String how) {
    Long step = STEPS.get(to);
    RoundingMode mode = ROUNDINGS.get(how);
    if (step == null || mode == null)
      throw new NotComputable("conversion", "Round to fen, jiao, yuan or hundred-yuan; half-up, half-even, down or up.");
    return value.rounded(mode, step);
  }

  private static Object fullSteps(Object[] args) {
    if (!known(args[1])) return Unknown.merge(args);
    Fraction step = number(args[1]);
    if (step.sign() <= 0) throw new NotComputable("out-of-range", "A step is above zero.");
    UnaryOperator<Fraction> steps =
        value -> value.sign() <= 0 ? Fraction.ZERO : value.over(step).rounded(RoundingMode.DOWN, 1);
    return known(args[0]) ? new Quantity(steps.apply(number(args[0])), true) : risen(args[0], steps);
  }
}
