package dev.countersign.local.command;

import dev.countersign.app.assembly.DeliverAssembly;
import dev.countersign.app.assembly.DeliverEdges;
import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.ledger.Ledger;
import java.time.InstantSource;

/** What a command decides by over a table. It asks no engine anything. */
final class TargetDesk {
  private TargetDesk() {}

  /** Over this ledger's targets as they are now. */
  static DeliverAssembly over(Ledger ledger) {
    return new DeliverAssembly(
        ledger,
        new DeliverEdges(
            InstantSource.system(),
            System::nanoTime,
            new InlineSecrets(),
            (request, longest) -> new Exchange.NotSent("a command sends nothing")));
  }
}
