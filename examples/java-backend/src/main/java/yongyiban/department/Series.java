package yongyiban.department;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A value per period, by the first month of the period. A period that is not there is not known; one in which nothing was
 * paid holds a zero. {@code parts} are the series it was joined from, so that a period not known is asked of the one that
 * lacks it.
 */
record Series(Catalogue.Fact fact, int months, TreeMap<Integer, Fraction> values, List<Series> parts) {
  /** What lies in a window: the known values, and which facts lack periods how often. */
  record Cut(List<Fraction> known, Set<Missing> missing, int lacking, int periods) {
    Fraction total() {
      return known.stream().reduce(Fraction.ZERO, Fraction::plus);
    }
  }

  /** Data coarser than the window cannot answer: null. Finer data can, period by period. */
  Cut cut(Window window) {
    if (window.first() % months != 0 || (window.last() + 1) % months != 0) return null;
    List<Fraction> known = new ArrayList<>();
    Set<Missing> missing = new LinkedHashSet<>();
    int lacking = 0;
    for (int first = window.first(); first <= window.last(); first += months) {
      Fraction value = values.get(first);
      if (value != null) {
        known.add(value);
        continue;
      }
      lacking++;
      for (Series part : parts.isEmpty() ? List.of(this) : parts)
        if (parts.isEmpty() || !part.values.containsKey(first))
          missing.add(new Missing(part.fact.path(), Missing.Reason.ABSENT));
    }
    return new Cut(known, missing, lacking, window.months() / months);
  }

  /** In the periods the catalogue promises: finer data is added up, coarser data cannot tell its months apart. */
  Series asPromised() {
    int promised = fact.type().months();
    if (fact.type().ofBool() || promised == months) return this;
    TreeMap<Integer, Fraction> sums = new TreeMap<>();
    if (months < promised)
      for (int first : values.keySet()) {
        int start = first - first % promised;
        Cut cut = cut(new Window(start, start + promised - 1));
        if (cut.lacking == 0) sums.put(start, cut.total());
      }
    return new Series(fact, promised, sums, List.of());
  }

  /** Whether the data is kept for longer periods than the catalogue promises. */
  boolean coarserThanPromised() {
    return months > fact.type().months();
  }

  Unknown tooCoarse() {
    return Unknown.of(new Missing(fact.path(), Missing.Reason.GRANULARITY));
  }

  /** The periods in which both have something above zero; unknown where only one is known to have. */
  Object and(Series other) {
    if (months != other.months) return (months > other.months ? this : other).tooCoarse();
    TreeMap<Integer, Fraction> both = new TreeMap<>();
    Set<Integer> periods = new TreeSet<>(values.keySet());
    periods.addAll(other.values.keySet());
    for (int first : periods) {
      Fraction mine = values.get(first);
      Fraction theirs = other.values.get(first);
      if ((mine != null && mine.sign() <= 0) || (theirs != null && theirs.sign() <= 0)) both.put(first, Fraction.ZERO);
      else if (mine != null && theirs != null) both.put(first, Fraction.of(1));
    }
    List<Series> joined = new ArrayList<>(parts.isEmpty() ? List.of(this) : parts);
    joined.addAll(other.parts.isEmpty() ? List.of(other) : other.parts);
    return new Series(fact, months, both, joined);
  }

  /** The newest value whose period has begun by a month; null where none has. */
  Fraction last(int month) {
    Map.Entry<Integer, Fraction> newest = values.floorEntry(month);
    return newest == null ? null : newest.getValue();
  }
}
