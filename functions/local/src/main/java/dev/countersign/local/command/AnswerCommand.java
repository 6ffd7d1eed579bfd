package dev.countersign.local.command;

import dev.countersign.forms.inbound.AnswerMessageForm;
import dev.countersign.forms.json.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
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

/** {@code countersign answer}: a seller's signed word about a dispute. */
@Command(
    name = "answer",
    description = {
      "Signs a seller's answer to a dispute with the key of its source of kind answer, and sends"
          + " it.",
      "An offer binds: unless the arbiter rules otherwise, no more than it is owed in the end."
    },
    mixinStandardHelpOptions = true)
final class AnswerCommand implements Callable<Integer> {
  /** What the seller answers. */
  enum Answer {
    /** The line is right. */
    CONTESTED,
    /** The payer is right. */
    CONCEDED,
    /** No more than an amount is owed. */
    OFFERED
  }

  @Parameters(paramLabel = "DISPUTE", description = "The dispute: dsp_….")
  private String dispute = "";

  @Option(
      names = "--answer",
      paramLabel = "WORD",
      required = true,
      description =
          "contested: the line is right. conceded: the payer is right. offered, with --amount or"
              + " --quantity: no more than that is owed.")
  private Answer answer = Answer.CONTESTED;

  @Mixin private SaidOptions said = new SaidOptions();

  @Mixin private MessageOptions message = new MessageOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if ((answer == Answer.OFFERED) != said.haveAmount()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--amount or --quantity goes with --answer offered, and only with it");
    }
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("dispute", new Json.Str(dispute));
    members.put("answer", new Json.Str(answer.name().toLowerCase(Locale.ROOT)));
    said.into(members, "amount", null);
    return message.say("answer", "answer", new Json.Obj(members), AnswerMessageForm::read);
  }
}
