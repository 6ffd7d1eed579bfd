package dev.countersign.proof.verify;

import dev.countersign.proof.log.LogPolicy;
import dev.countersign.proof.log.LogProof;
import dev.countersign.proof.note.SignedNote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader has beside a sealed month.
 *
 * @param keys the seller's published keys
 * @param previous earlier months, or another copy of this one
 * @param receiptsOrNull receipts, with whatever stands around them; null where there are none
 * @param proofOrNull the month's proof of the seller's log; null where there is none
 * @param policyOrNull whom the reader believes about the log; null for the seller's keys alone
 * @param evidenceOrNull signed bytes by their digests; null where there are none
 * @param days what the open month had on days
 * @param keyProofOrNull that the seller's log announced the key that signed; null where the reader
 *     doesn't ask for it
 * @param cosignedOrNull the month's checkpoint as its payer cosigned it; null where there is none
 * @param later months after this one, in which receipts of it may have their lines as late
 */
public record MonthGiven(
    SellerKeys keys,
    List<MonthFile> previous,
    @Nullable MonthFile receiptsOrNull,
    @Nullable LogProof proofOrNull,
    @Nullable LogPolicy policyOrNull,
    @Nullable GivenEvidence evidenceOrNull,
    List<GivenDay> days,
    @Nullable LogProof keyProofOrNull,
    @Nullable SignedNote cosignedOrNull,
    List<MonthFile> later) {
  public MonthGiven {
    previous = List.copyOf(previous);
    days = List.copyOf(days);
    later = List.copyOf(later);
  }

  /** The same without later months. */
  public MonthGiven(
      SellerKeys keys,
      List<MonthFile> previous,
      @Nullable MonthFile receiptsOrNull,
      @Nullable LogProof proofOrNull,
      @Nullable LogPolicy policyOrNull,
      @Nullable GivenEvidence evidenceOrNull,
      List<GivenDay> days,
      @Nullable LogProof keyProofOrNull,
      @Nullable SignedNote cosignedOrNull) {
    this(
        keys,
        previous,
        receiptsOrNull,
        proofOrNull,
        policyOrNull,
        evidenceOrNull,
        days,
        keyProofOrNull,
        cosignedOrNull,
        List.of());
  }

  /** The same without a cosigned checkpoint. */
  public MonthGiven(
      SellerKeys keys,
      List<MonthFile> previous,
      @Nullable MonthFile receiptsOrNull,
      @Nullable LogProof proofOrNull,
      @Nullable LogPolicy policyOrNull,
      @Nullable GivenEvidence evidenceOrNull,
      List<GivenDay> days,
      @Nullable LogProof keyProofOrNull) {
    this(
        keys,
        previous,
        receiptsOrNull,
        proofOrNull,
        policyOrNull,
        evidenceOrNull,
        days,
        keyProofOrNull,
        null);
  }

  /** The same without days and without a proof of the key. */
  public MonthGiven(
      SellerKeys keys,
      List<MonthFile> previous,
      @Nullable MonthFile receiptsOrNull,
      @Nullable LogProof proofOrNull,
      @Nullable LogPolicy policyOrNull,
      @Nullable GivenEvidence evidenceOrNull) {
    this(
        keys, previous, receiptsOrNull, proofOrNull, policyOrNull, evidenceOrNull, List.of(), null);
  }

  /** The keys and other months. */
  public static MonthGiven ofMonths(SellerKeys keys, List<MonthFile> previous) {
    return new MonthGiven(keys, previous, null, null, null, null);
  }

  /** The keys alone. */
  public static MonthGiven ofKeys(SellerKeys keys) {
    return ofMonths(keys, List.of());
  }
}
