package dev.countersign.local.command;

import dev.countersign.domain.planning.PersonsDecision.Wish;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code countersign give-up}: has what was held never sent. */
@Command(
    name = "give-up",
    description = {
      "Has results that are held never sent to this target. Who and why are kept. There is no way"
          + " back; other targets get them all the same."
    },
    mixinStandardHelpOptions = true)
final class GiveUpCommand implements Callable<Integer> {
  @Mixin private PersonOptions person = new PersonOptions();

  @Override
  public Integer call() throws Exception {
    return person.decide(Wish.GIVE_UP);
  }
}
