package dev.countersign.app.month.seal;

import dev.countersign.app.registry.Contracts;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.ledger.EntryScan;
import dev.countersign.ledger.Ledger;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What sealing stands on.
 *
 * @param scan reads what stood before a tenant's first sealed month
 * @param files where sealed months and their log are kept
 * @param keys the keys of receipts, which sign months and the log
 * @param profileText the text of a profile, if there is one of this name
 * @param temporary a folder of this machine for a file while it is made
 */
public record SealPorts(
    Ledger ledger,
    EntryScan scan,
    KnownMonths months,
    Contracts contracts,
    MonthFiles files,
    Supplier<ReceiptSigner> keys,
    Function<String, Optional<String>> profileText,
    Path temporary) {}
