package yongyiban.department;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** JSON in one way only (RFC 8785), so that both sides know by its digest that they hold the same text. */
final class CanonicalJson {
  private CanonicalJson() {}

  /** SHA-256 in lower-case hexadecimal. */
  static String digest(JsonNode value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(out.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static void write(JsonNode value, StringBuilder out) {
    if (value.isObject()) object(value, out);
    else if (value.isArray()) array(value, out);
    else if (value.isTextual()) text(value.textValue(), out);
    else if (value.isNumber()) out.append(value.decimalValue().stripTrailingZeros().toPlainString());
    else out.append(value.asText());
  }

  private static void object(JsonNode value, StringBuilder out) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    value.properties().forEach(one -> sorted.put(one.getKey(), one.getValue()));
    char before = '{';
    for (Map.Entry<String, JsonNode> one : sorted.entrySet()) {
      out.append(before);
      text(one.getKey(), out);
      out.append(':');
      write(one.getValue(), out);
      before = ',';
    }
    out.append(sorted.isEmpty() ? "{}" : "}");
  }

  private static void array(JsonNode value, StringBuilder out) {
    char before = '[';
    for (JsonNode one : value) {
      out.append(before);
      write(one, out);
      before = ',';
    }
    out.append(value.isEmpty() ? "[]" : "]");
  }

  private static void text(String text, StringBuilder out) {
    out.append('"');
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c < 0x20 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
      }
    }
    out.append('"');
  }
}
