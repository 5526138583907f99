package yongyiban.department;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** One subject on one day, and what was already worked out about it. */
final class Moment {
  final Dossier dossier;
  final LocalDate day;
  private final Map<Object, Object> found = new HashMap<>();

  Moment(Dossier dossier, LocalDate day) {
    this.dossier = dossier;
    this.day = day;
  }

  /** A named rule has one value a subject and day. */
  Object once(Object key, Supplier<Object> work) {
    Object value = found.get(key);
    if (value == null) {
      value = work.get();
      found.put(key, value);
    }
    return value;
  }
}
