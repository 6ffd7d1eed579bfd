package dev.countersign.proof.command;

import dev.countersign.proof.verify.MonthFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that a reader names.
 *
 * @param month the sealed file, or its page
 * @param keys the seller's published keys, a JWK set
 * @param previous earlier months, or another copy of this one
 * @param receiptsOrNull receipts, with whatever stands around them
 * @param proofOrNull the month's proof of the seller's log
 * @param policyOrNull whom the reader believes about the log
 * @param evidenceOrNull a folder with signed bytes, each in a file that is named by their digest
 * @param days what the open month had on days; the proof of each lies beside it
 * @param keyProofOrNull the log's proof that the key that signed was announced
 * @param cosignedOrNull the month's checkpoint as its payer cosigned it
 * @param later months after this one
 */
public record MonthArguments(
    Path month,
    MonthFile keys,
    List<Path> previous,
    @Nullable Path receiptsOrNull,
    @Nullable Path proofOrNull,
    @Nullable Path policyOrNull,
    @Nullable Path evidenceOrNull,
    List<Path> days,
    @Nullable Path keyProofOrNull,
    @Nullable Path cosignedOrNull,
    List<Path> later) {
  public MonthArguments {
    previous = List.copyOf(previous);
    days = List.copyOf(days);
    later = List.copyOf(later);
  }
}
