package dev.countersign.local.command;

import dev.countersign.app.deliver.desk.DeskAnswer;
import dev.countersign.domain.EventId;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.planning.PersonsDecision.Wish;
import dev.countersign.domain.posting.Person;
import dev.countersign.domain.posting.PersonsWord;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.TargetKey;
import dev.countersign.local.run.HeldJson;
import dev.countersign.local.run.LocalRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options of commands by which a person decides about results that are held. */
final class PersonOptions {
  private static final int LONGEST = 500;

  @Parameters(
      paramLabel = "ID",
      arity = "1..*",
      description = "The ids of the results, as countersign held prints them.")
  private List<String> ids = List.of();

  @Option(names = "--tenant", required = true, description = "The tenant's id.")
  private String tenant = "";

  @Option(
      names = "--target",
      required = true,
      paramLabel = "NAME",
      description = "The target that holds them.")
  private String target = "";

  @Option(
      names = "--by",
      paramLabel = "WHO",
      defaultValue = "${sys:user.name}",
      description = "Who decides, for the record (default: the user of this machine).")
  private String by = "";

  @Option(
      names = "--why",
      required = true,
      paramLabel = "TEXT",
      description = "The reason, for the record.")
  private String why = "";

  @Mixin private TableOption table = new TableOption();

  /** Decides about each of them, and prints how it is after that; the command's status. */
  int decide(Wish wish) throws IOException, InterruptedException {
    var unusable = unusable();
    if (!unusable.isEmpty()) {
      System.err.println(unusable);
      return Countersign.REFUSED;
    }
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean all = table.inCloud() ? inTable(wish, out) : byRunner(wish, out);
    return all ? Countersign.DONE : Countersign.REFUSED;
  }

  private String unusable() {
    if (!TenantId.admits(tenant)) {
      return "--tenant: not of the form of a tenant's id";
    }
    if (!TargetName.admits(target)) {
      return "--target: not of the form of a target's name";
    }
    if (!ids.stream().allMatch(EventId::admits)) {
      return "ID: not of the form of a result's id; copy it from countersign held";
    }
    return Stream.of(by, why).allMatch(text -> !text.isBlank() && text.length() <= LONGEST)
        ? ""
        : "--by and --why: 1 to " + LONGEST + " characters each";
  }

  private boolean inTable(Wish wish, PrintStream out) throws IOException, InterruptedException {
    boolean all = true;
    try (var open = table.open()) {
      var desk = TargetDesk.over(open.ledger()).decideHeld();
      var key = new TargetKey(new TenantId(tenant), new TargetName(target));
      for (String id : ids) {
        var person = new PersonsWord(new Person(by), Instant.now(), why);
        all &= told(desk.decide(key, new EventId(id), wish, person), id, out);
      }
    }
    return all;
  }

  private static boolean told(DeskAnswer answer, String id, PrintStream out) {
    return switch (answer) {
      case DeskAnswer.Done(var posting) -> {
        out.println(HeldJson.of(posting).toText());
        yield !(posting.state() instanceof PostingState.Held) || heldAgain(id);
      }
      case DeskAnswer.Refused(Problem problem) -> {
        System.err.println(id + ": " + problem.detail() + "; " + problem.fix());
        yield false;
      }
    };
  }

  private boolean byRunner(Wish wish, PrintStream out) throws IOException, InterruptedException {
    boolean all = true;
    for (String id : ids) {
      var answer = LocalRequest.post(table.runner(), "/api/held", said(wish, id));
      if (answer.statusCode() == 200) {
        out.println(answer.body());
        all &= !answer.body().contains("\"state\":\"held\"") || heldAgain(id);
      } else {
        LocalRequest.problems(answer.body())
            .forEach(problem -> System.err.println(id + ": " + problem));
        all = false;
      }
    }
    return all;
  }

  private JsonOutput.Members said(Wish wish, String id) {
    return json -> {
      json.writeStringField("tenant", tenant);
      json.writeStringField("target", target);
      json.writeStringField("id", id);
      json.writeStringField("wish", wish.name().toLowerCase(Locale.ROOT));
      json.writeStringField("by", by);
      json.writeStringField("why", why);
    };
  }

  private static boolean heldAgain(String id) {
    System.err.println(id + ": held again, since its cause is still there");
    return false;
  }
}
