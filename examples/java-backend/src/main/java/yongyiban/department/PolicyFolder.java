package yongyiban.department;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of policies as officials write them: {@code catalogue.yaml}, {@code *.derived.yaml}, {@code *.policy.yaml}. It
 * is the folder that every other part of the city reads, such as {@code policies} of {@code @yongyiban/core}.
 */
public final class PolicyFolder {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  final Rulebook rulebook;
  final List<Policy> policies;

  /**
   * Reads a folder.
   *
   * @throws IllegalArgumentException when a policy holds what this language cannot say; names the file
   * @throws UncheckedIOException when a file cannot be read
   */
  public PolicyFolder(Path folder) {
    rulebook = new Rulebook(read(folder.resolve("catalogue.yaml")), files(folder, ".derived.yaml").stream().map(PolicyFolder::read).toList());
    List<Policy> policies = new ArrayList<>();
    for (Path file : files(folder, ".policy.yaml")) {
      try {
        policies.add(new Policy(rulebook, read(file)));
      } catch (IllegalArgumentException refused) {
        throw new IllegalArgumentException(file.getFileName() + ": " + refused.getMessage(), refused);
      }
    }
    this.policies = List.copyOf(policies);
  }

  /** The version of a policy in force on a day. */
  public Optional<Policy> inForce(String id, LocalDate day) {
    return policies.stream().filter(policy -> policy.id.equals(id) && policy.inForce(day)).findFirst();
  }

  static JsonNode read(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(file.getFileName() + " cannot be read.", e);
    }
  }

  static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of policies cannot be read.", e);
    }
  }
}
