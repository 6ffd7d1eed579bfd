package dev.countersign.proof.verify;

import dev.countersign.proof.log.LogProof;

/**
 * What the open month had on a day, as a reader has it.
 *
 * @param file the day's checkpoint and the hashes of the leaves that were there
 * @param proof that the checkpoint is in the seller's log
 */
public record GivenDay(MonthFile file, LogProof proof) {}
