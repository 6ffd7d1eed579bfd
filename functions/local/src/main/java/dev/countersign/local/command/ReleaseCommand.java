package dev.countersign.local.command;

import dev.countersign.domain.planning.PersonsDecision.Wish;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign release}: has what was held tried again, or takes it as done. */
@Command(
    name = "release",
    description = {
      "Has results that are held tried again, by requests that are made anew from what holds now."
          + " Who and why are kept.",
      "Apply what you mended first: senders see it within a minute."
    },
    mixinStandardHelpOptions = true)
final class ReleaseCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "0..1")
  private Instead instead = new Instead();

  @Mixin private PersonOptions person = new PersonOptions();

  /** What a person found, or did, in the engine. */
  static final class Instead {
    @Option(
        names = "--done",
        description = "A person did it in the engine, or found it there: it is sent.")
    private boolean done;

    @Option(
        names = "--not-there",
        description = "A person looked, and the engine hasn't got it. Needed where it may have it.")
    private boolean notThere;
  }

  @Override
  public Integer call() throws Exception {
    return person.decide(
        instead.done ? Wish.DONE : instead.notThere ? Wish.RELEASE_NOT_THERE : Wish.RELEASE);
  }
}
