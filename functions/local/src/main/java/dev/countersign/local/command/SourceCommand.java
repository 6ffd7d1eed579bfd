package dev.countersign.local.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code countersign source}: commands on one source of a tenant. */
@Command(
    name = "source",
    description = "Works on one source of a tenant's folder.",
    mixinStandardHelpOptions = true,
    subcommands = RotateCommand.class)
final class SourceCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(), "give a command: rotate");
  }
}
