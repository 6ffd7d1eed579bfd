package dev.countersign.local.command;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Problem;
import dev.countersign.forms.inbound.AttestationForm;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonataFailed;
import dev.countersign.forms.json.Reading;
import dev.countersign.trust.mapping.Mapper;
import dev.countersign.trust.mapping.MappingResult;
import dev.countersign.trust.profile.MappingExpression;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign map}: shows what a profile makes of a payload. */
@Command(
    name = "map",
    description = "Shows what a profile's mapping makes of a payload from standard input.",
    mixinStandardHelpOptions = true)
final class MapCommand implements Callable<Integer> {
  @Option(
      names = "--profile",
      required = true,
      paramLabel = "NAME|FILE",
      description = "A profile by name, or its file.")
  private String profile = "";

  @Option(names = "--setting", paramLabel = "NAME=VALUE", description = "A setting of the source.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description = "A file with JSONata that takes the place of the profile's mapping.")
  private @Nullable Path own;

  @Option(
      names = "--sessions",
      description = "The items are session records: print them unchecked.")
  private boolean sessions;

  @Override
  public Integer call() throws IOException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var payload = Bytes.of(System.in.readAllBytes());
    var known = ProfileArgument.read(profile);
    Mapper mapper;
    try {
      mapper =
          own == null
              ? Mapper.of(known, settings)
              : Mapper.of(known, settings, MappingExpression.compile(Files.readString(own)));
    } catch (JsonataFailed e) {
      System.err.println(own + ": " + e.getMessage() + " at character " + e.position());
      return Countersign.REFUSED;
    }
    return switch (mapper.map(payload, null, Instant.now())) {
      case MappingResult.Unmapped unmapped -> {
        tell(0, unmapped.problem());
        yield Countersign.REFUSED;
      }
      case MappingResult.Thin(var urls) -> {
        urls.forEach(url -> System.err.println("to be read first: " + url));
        yield Countersign.DONE;
      }
      case MappingResult.Items(List<MappingResult.Part> parts) -> {
        boolean well = true;
        for (MappingResult.Part part : parts) {
          well &= told(part, out);
        }
        yield well ? Countersign.DONE : Countersign.REFUSED;
      }
    };
  }

  private boolean told(MappingResult.Part part, PrintStream out) {
    switch (part) {
      case MappingResult.Ignored(int place, String reason) ->
          System.err.println("item " + place + " is passed over: " + reason);
      case MappingResult.Foreign foreign ->
          System.err.println("item " + foreign.place() + " is passed over: " + foreign.reason());
      case MappingResult.Refused(int place, Problem problem) -> {
        tell(place, problem);
        return false;
      }
      case MappingResult.Item item -> {
        out.println(new String(CanonicalJson.write(item.json()), StandardCharsets.UTF_8));
        return sessions || checked(item);
      }
    }
    return true;
  }

  private static boolean checked(MappingResult.Item item) {
    if (AttestationForm.read(item.json(), Instant.now()) instanceof Reading.Unreadable<?> wrong) {
      wrong.problems().forEach(problem -> tell(item.place(), problem));
      return false;
    }
    if (item.messageId() == null) {
      System.err.println(
          "item " + item.place() + ": no id; this is right only where the signature covers an id");
    }
    return item.json() instanceof Json.Obj;
  }

  private static void tell(int place, Problem problem) {
    System.err.println("item " + place + ": " + problem + "; " + problem.fix());
  }
}
