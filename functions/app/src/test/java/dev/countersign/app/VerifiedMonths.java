package dev.countersign.app;

import dev.countersign.ledger.StoredEntry;
import dev.countersign.proof.log.LogProof;
import dev.countersign.proof.verify.MonthFile;
import dev.countersign.proof.verify.MonthGiven;
import dev.countersign.proof.verify.MonthVerifier;
import dev.countersign.proof.verify.SellerKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The payer's verifier over what was sealed.
 *
 * @param folder for what is given to the verifier
 */
record VerifiedMonths(SealWorld seals, Path folder) {
  /** The faults of a month, with these receipts and these months before it. */
  List<String> faults(YearMonth period, String receipts, YearMonth... before) throws IOException {
    var keys = SellerKeys.parse(seals.publicKeys().getBytes(StandardCharsets.UTF_8)).orThrow();
    var given = Files.writeString(folder.resolve("receipts"), receipts);
    var proof = LogProof.parse(seals.file("acme-" + period + ".proof").orElseThrow()).orThrow();
    var previous = Arrays.stream(before).map(this::file).toList();
    return new MonthVerifier(new MonthGiven(keys, previous, MonthFile.at(given), proof, null, null))
        .verify(file(period))
        .proofs();
  }

  /** The receipts of entries, one a line. */
  static String receipts(Stream<StoredEntry> entries) {
    return entries.map(StoredEntry::receipt).collect(Collectors.joining("\n"));
  }

  private MonthFile file(YearMonth period) {
    return MonthFile.at(seals.folder.resolve("acme-" + period + ".sealed"));
  }
}
