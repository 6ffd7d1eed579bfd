package dev.countersign.local.command;

import dev.countersign.local.verify.VerifyBatch;
import dev.countersign.local.verify.VerifyOne;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code countersign verify}: says whether stored requests are authentic. */
@Command(
    name = "verify",
    description =
        "Says whether a stored HTTP request is authentic, and why not; or, with --keys, whether a"
            + " receipt or a result event is what the seller signed, or a sealed month holds.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The request: request line, headers, an empty line, the body.")
  private @Nullable Path file;

  @Option(
      names = "--batch",
      description = "Read cases from standard input, one a line; print one verdict a line.")
  private boolean batch;

  @Option(
      names = "--profile",
      paramLabel = "NAME|FILE",
      description = "The profile that the request is signed by, or its file.")
  private @Nullable String profile;

  @Option(
      names = "--key",
      paramLabel = "TEXT",
      description = "A key as the profile wants it, or @FILE; may be given several times.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--setting",
      paramLabel = "NAME=VALUE",
      description = "A setting that the profile asks of a source, such as issuer or audience.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = "--at", description = "When it was received (RFC 3339; default: now).")
  private @Nullable Instant at;

  @Mixin private ReceiptOptions receipts = new ReceiptOptions();

  @Mixin private MonthOptions months = new MonthOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    if (batch) {
      var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      new VerifyBatch().run(in, out);
      return Countersign.DONE;
    }
    if (file != null && Files.isDirectory(file)) {
      throw new IOException(file + ": a folder, and no file");
    }
    if (file != null && receipts.given()) {
      return MonthOptions.isSealedMonth(file)
          ? months.verify(file, receipts.keys(), out)
          : receipts.verify(file, out);
    }
    if (file == null || profile == null || keys.isEmpty()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "give FILE, --profile and --key, or FILE and --keys for receipts, events and months, or"
              + " --batch with cases on standard input");
    }
    var texts = new ArrayList<String>();
    for (String key : keys) {
      texts.add(key.startsWith("@") ? Files.readString(Path.of(key.substring(1))).strip() : key);
    }
    try {
      boolean authentic =
          new VerifyOne(out)
              .verify(
                  Files.readAllBytes(file),
                  ProfileArgument.read(profile),
                  texts,
                  settings,
                  at == null ? Instant.now() : at);
      out.flush();
      return authentic ? Countersign.DONE : Countersign.REFUSED;
    } catch (IllegalArgumentException e) {
      System.err.println("countersign verify: " + e.getMessage());
      return Countersign.REFUSED;
    }
  }
}
