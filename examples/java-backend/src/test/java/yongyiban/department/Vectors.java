package yongyiban.department;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the vectors lie: {@code @yongyiban/core/vectors} as npm installed them, or where {@code -Dvectors=} says. */
final class Vectors {
  private static final Path ROOT =
      Path.of(System.getProperty("vectors", "node_modules/@yongyiban/core/vectors"));
  private static final ObjectMapper JSON = new ObjectMapper();

  private Vectors() {}

  static JsonNode read(String file) {
    try {
      return JSON.readTree(ROOT.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("Install @yongyiban/core, or say -Dvectors=<folder>.", e);
    }
  }

  static List<JsonNode> policies() {
    try (Stream<Path> files = Files.list(ROOT.resolve("policies"))) {
      return files.sorted().map(file -> read("policies/" + file.getFileName())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Rulebook rulebook() {
    List<JsonNode> derived = new ArrayList<>();
    read("derived.json").get("derived").forEach(one -> derived.add(one.get("derived")));
    return new Rulebook(read("catalogue.json"), derived);
  }
}
