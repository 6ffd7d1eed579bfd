package dev.countersign.local.command;

import dev.countersign.forms.inbound.InquiryMessageForm;
import dev.countersign.forms.json.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code countersign inquiry}: a seller's signed question about a result that it misses. */
@Command(
    name = "inquiry",
    description = {
      "Signs a seller's question about a result that it misses with the key of its source of kind"
          + " inquiry, and sends it. With --amount that much is expected.",
      "The same command takes an inquiry back (--withdraw)."
    },
    mixinStandardHelpOptions = true)
final class InquiryCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private About about = new About();

  @Option(
      names = "--type",
      paramLabel = "OUTCOME_TYPE",
      description = "With --session: the outcome type that the session claims.")
  private @Nullable String type;

  @Option(
      names = "--code",
      paramLabel = "WORD",
      description = "What is wrong: a code of a dispute, or other, with --text.")
  private @Nullable String code;

  @Mixin private SaidOptions said = new SaidOptions();

  @Mixin private MessageOptions message = new MessageOptions();

  @Spec private @Nullable CommandSpec spec;

  /** What is asked about. */
  private static final class About {
    @Option(
        names = "--session",
        paramLabel = "ID",
        description = "A session whose result, of --type, was not reported.")
    private @Nullable String session;

    @Option(
        names = "--incorrect",
        paramLabel = "OUTCOME",
        description = "An outcome that is reported wrongly: out_….")
    private @Nullable String incorrect;

    @Option(
        names = "--declined",
        paramLabel = "OUTCOME",
        description = "An outcome that is not billed and should be: out_….")
    private @Nullable String declined;

    @Option(
        names = "--withdraw",
        paramLabel = "INQUIRY",
        description = "Take this inquiry back: inq_….")
    private @Nullable String withdrawn;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    checkUsage();
    Map<String, Json> members = new LinkedHashMap<>();
    if (about.session != null) {
      put(members, "type", "untracked");
      put(members, "session", about.session);
      put(members, "outcome_type", type);
    } else if (about.withdrawn != null) {
      put(members, "act", "withdrawn");
      put(members, "inquiry", about.withdrawn);
    } else {
      put(members, "type", about.incorrect == null ? "declined" : "incorrect");
      put(members, "outcome", about.incorrect);
      put(members, "outcome", about.declined);
    }
    put(members, "code", code);
    said.into(members, "expected", null);
    return message.say("inquiry", "inquiry", new Json.Obj(members), InquiryMessageForm::read);
  }

  private void checkUsage() {
    if ((about.session == null) != (type == null)) {
      throw wrong("--session and --type go together");
    }
    if (about.withdrawn != null && (code != null || !said.areNone())) {
      throw wrong("--withdraw takes no --code, --amount, --text or --evidence");
    }
    if (said.haveAmount() && said.amount().isEmpty()) {
      throw wrong("what is expected is an --amount; an inquiry takes no --quantity");
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
  }

  private static void put(Map<String, Json> members, String name, @Nullable String valueOrNull) {
    if (valueOrNull != null) {
      members.put(name, new Json.Str(valueOrNull));
    }
  }
}
