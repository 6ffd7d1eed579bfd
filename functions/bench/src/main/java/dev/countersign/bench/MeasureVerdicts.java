package dev.countersign.bench;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.local.verify.VerifyBatch;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures how many verdicts a second {@code verify --batch} gives in one thread, for each kind of
 * profile. For each case it reads the JSON, finds the verifier, verifies the request and writes the
 * verdict.
 */
public final class MeasureVerdicts {
  private static final long WARM_UP = 3_000_000_000L;
  private static final long MEASURED = 5_000_000_000L;

  private MeasureVerdicts() {}

  /** Measures over the samples in the folder that the argument names. */
  public static void main(String... arguments) throws IOException {
    var out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    for (Map.Entry<String, List<String>> kind : kinds(Path.of(arguments[0])).entrySet()) {
      String cases = String.join("\n", kind.getValue());
      var batch = new VerifyBatch();
      run(batch, cases, out, WARM_UP);
      long from = System.nanoTime();
      long rounds = run(batch, cases, out, MEASURED);
      double seconds = (System.nanoTime() - from) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %.0f |%n",
          kind.getKey(),
          kind.getValue().size(),
          rounds * kind.getValue().size() / seconds);
    }
  }

  private static long run(VerifyBatch batch, String cases, PrintStream out, long nanos)
      throws IOException {
    long end = System.nanoTime() + nanos;
    long rounds = 0;
    while (System.nanoTime() < end) {
      batch.run(new BufferedReader(new StringReader(cases)), out);
      rounds++;
    }
    return rounds;
  }

  private static Map<String, List<String>> kinds(Path samples) throws IOException {
    var profiles = new BuiltInProfiles();
    var kinds = new TreeMap<String, List<String>>();
    try (var files = Files.list(samples)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ndjson")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          if (StrictJson.parse(line.getBytes(StandardCharsets.UTF_8))
                  instanceof Reading.Read<Json>(Json.Obj sample)
              && sample.get("profile").orElse(null) instanceof Json.Str(String name)) {
            String kind = profiles.find(name).orElseThrow().kind();
            kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(line);
          }
        }
      }
    }
    return kinds;
  }
}
