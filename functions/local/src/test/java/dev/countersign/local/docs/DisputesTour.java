package dev.countersign.local.docs;

/** What payers, sellers and persons say about a dispute of one ticket, to every answer. */
record DisputesTour(RunnerClient client, TourRequests requests) {

  void go() throws Exception {
    disputes();
    answers();
    rulings();
    withdrawals();
  }

  private void disputes() throws Exception {
    String end = "dispute";
    String said = TourRequests.dispute("T-21");
    client.send("a dispute", end, 200, requests.byOwnKey("till", said, "p1"));
    client.send("the same again", end, 200, requests.byOwnKey("till", said, "p1"));
    client.send(
        "the same id, another content",
        end,
        409,
        requests.byOwnKey("till", said.replace("not_delivered", "not_ours"), "p1"));
    client.send(
        "disputed already", end, 422, requests.byOwnKey("till", said, "p2"));
    client.send(
        "another tenant's outcome",
        end,
        422,
        requests.byOwnKey("till", TourRequests.dispute("T-99"), "p3"));
    client.send("by a secret that is shared", end, 422, requests.signed("drawer", said));
    client.send(
        "a batch, one item of no use",
        end,
        200,
        requests.byOwnKey("till", "[" + TourRequests.dispute("T-22") + ",{\"code\":\"x\"}]", "p4"));
    client.send(
        "a batch of no use", end, 422, requests.byOwnKey("till", "[{\"act\":\"x\"},{}]", "p5"));
  }

  private void answers() throws Exception {
    String end = "answer";
    String contested = TourRequests.contested("till", "p1");
    client.send("an answer", end, 200, requests.signed("counter", contested, "s1"));
    client.send("the same again", end, 200, requests.signed("counter", contested, "s1"));
    client.send(
        "the same id, another content",
        end,
        409,
        requests.signed("counter", contested.replace("contested", "conceded"), "s1"));
    client.send("contested before", end, 422, requests.signed("counter", contested, "s2"));
    client.send(
        "no such dispute",
        end,
        422,
        requests.signed("counter", TourRequests.contested("till", "p9")));
    client.send(
        "an offer, and an item of no use",
        end,
        200,
        requests.signed("counter", "[" + offered("0.50") + ",{\"answer\":\"x\"}]"));
    client.send("a batch of no use", end, 422, requests.signed("counter", "[{},{}]"));
    client.send("an offer as a token", end, 202, requests.token("token-answer", offered("0.40")));
    client.send("a token of no use", end, 400, requests.token("token-answer", "{}"));
  }

  private static String offered(String amount) {
    return TourRequests.contested("till", "p1")
        .replace(
            "\"contested\"",
            "\"offered\",\"amount\":{\"amount\":\"" + amount + "\",\"currency\":\"EUR\"}");
  }

  private void rulings() throws Exception {
    String ruling =
        """
        {"claim":"ticket_resolved/ticket/T-21","dispute":"%s","by":"nina@vendor.example",\
        "why":"heard both","finding":"stands"}\
        """
            .formatted(TourRequests.disputeOf("till", "p1"));
    client.send("a ruling", "resolve", 200, requests.signed("office", ruling, "j1"));
    client.send("the same again", "resolve", 200, requests.signed("office", ruling, "j1"));
    client.send("it has ended", "resolve", 422, requests.signed("office", ruling, "j2"));
  }

  private void withdrawals() throws Exception {
    String said =
        "{\"act\":\"withdrawn\",\"dispute\":\"" + TourRequests.disputeOf("till", "p4#0") + "\"}";
    client.send("withdrawn as a token", "dispute", 202, requests.token("token-dispute", said));
    client.send("a token of no use", "dispute", 400, requests.token("token-dispute", said));
  }
}
