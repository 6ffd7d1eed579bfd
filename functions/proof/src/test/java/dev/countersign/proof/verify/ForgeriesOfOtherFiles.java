package dev.countersign.proof.verify;

import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.log.LogProof;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Forgeries that only other files show: another copy, the keys, the signed bytes, the log. */
final class ForgeriesOfOtherFiles {
  static final List<Forgery> ALL =
      List.of(
          new Forgery(
              "the month before is signed twice",
              MonthFault.FORKED,
              ForgeriesOfOtherFiles::otherBefore),
          new Forgery(
              "the month is signed twice", MonthFault.FORKED, ForgeriesOfOtherFiles::twoCopies),
          new Forgery(
              "the key that signs had ended", MonthFault.UNSIGNED, ForgeriesOfOtherFiles::ended),
          new Forgery(
              "the signed bytes are others", MonthFault.UNBACKED, ForgeriesOfOtherFiles::unbacked),
          new Forgery(
              "the log has another month",
              MonthFault.NOT_LOGGED,
              w -> logged(w, w.proof(w.months.get(1)))),
          new Forgery(
              "the log is signed by another",
              MonthFault.NOT_LOGGED,
              ForgeriesOfOtherFiles::foreignLog),
          new Forgery(
              "nobody cosigned the log",
              MonthFault.NOT_COSIGNED,
              ForgeriesOfOtherFiles::uncosigned));

  private ForgeriesOfOtherFiles() {}

  /** The seller signed another month before, on which this one doesn't build. */
  private static Optional<Forgery.Attempt> otherBefore(MadeWorld world) {
    return world.months.get(1).entries().stream()
        .findFirst()
        .map(leaf ->
            world.months.get(1).resealed(leaf, ForgeriesOfOtherFiles::changed, world.seller))
        .map(other ->
            new Forgery.Attempt(world.last().file(), world.withPrevious(List.of(other.file()))));
  }

  private static Optional<Forgery.Attempt> twoCopies(MadeWorld world) {
    return world.last().entries().stream()
        .findFirst()
        .map(leaf -> world.last().resealed(leaf, ForgeriesOfOtherFiles::changed, world.seller))
        .map(other ->
            new Forgery.Attempt(world.last().file(), world.withPrevious(List.of(other.file()))));
  }

  private static Optional<Forgery.Attempt> ended(MadeWorld world) {
    long end = world.last().header().closedAt().getEpochSecond();
    var keys = SellerOfTests.set(List.of(world.seller.jwk(Map.of("exp", JsonNode.Num.of(end)))));
    return Optional.of(new Forgery.Attempt(world.last().file(), MonthGiven.ofKeys(keys)));
  }

  private static Optional<Forgery.Attempt> unbacked(MadeWorld world) {
    boolean some =
        world.last().entries().stream().anyMatch(leaf -> leaf.member("attestation").isPresent());
    GivenEvidence others = entry -> Optional.of(GivenEvidence.Backing.UNBACKED);
    var given = new MonthGiven(world.seller.keys(), List.of(), null, null, null, others);
    return some ? Optional.of(new Forgery.Attempt(world.last().file(), given)) : Optional.empty();
  }

  private static Optional<Forgery.Attempt> logged(MadeWorld world, LogProof proof) {
    var given = world.given();
    return Optional.of(
        new Forgery.Attempt(
            world.last().file(),
            new MonthGiven(given.keys(), List.of(), null, proof, given.policyOrNull(), null)));
  }

  private static Optional<Forgery.Attempt> foreignLog(MadeWorld world) {
    var proof = world.proof(world.last());
    var own = proof.checkpoint();
    var note = own.signedBy(new SellerOfTests("key-1").signer(own.origin()));
    return logged(
        world, new LogProof(proof.extra(), proof.index(), proof.path(), MadeWorld.cosigned(note)));
  }

  private static Optional<Forgery.Attempt> uncosigned(MadeWorld world) {
    var proof = world.proof(world.last());
    var own = proof.checkpoint();
    var note = own.signedBy(world.seller.signer(own.origin()));
    return logged(world, new LogProof(proof.extra(), proof.index(), proof.path(), note));
  }

  private static JsonNode.Obj changed(JsonNode.Obj leaf) {
    var members = new TreeMap<>(leaf.members());
    members.put("reason", new JsonNode.Str("x"));
    return new JsonNode.Obj(members);
  }
}
