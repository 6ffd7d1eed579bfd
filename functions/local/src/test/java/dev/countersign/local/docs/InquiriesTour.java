package dev.countersign.local.docs;

/**
 * What sellers ask about tickets that sessions claim, and what payers say to it, to every answer.
 */
record InquiriesTour(RunnerClient client, TourRequests requests) {

  void go() throws Exception {
    for (String session : new String[] {"ses_7", "ses_8"}) {
      client.send(
          "a session that claims",
          "recordSessions",
          200,
          requests.signed("agents", requests.claiming(session)));
    }
    asked();
    taken();
    declined();
  }

  private void asked() throws Exception {
    String end = "ask";
    String said = TourRequests.untracked("ses_7");
    client.send("a question", end, 200, requests.signed("asker", said, "q1"));
    client.send("the same again", end, 200, requests.signed("asker", said, "q1"));
    client.send(
        "the same id, another content",
        end,
        409,
        requests.signed("asker", said.replace("{", "{\"code\":\"not_ours\","), "q1"));
    client.send("asked already", end, 422, requests.signed("asker", said, "q2"));
    client.send(
        "no such session", end, 422, requests.signed("asker", TourRequests.untracked("ses_99")));
    client.send(
        "a batch, one item of no use",
        end,
        200,
        requests.signed("asker", "[" + TourRequests.untracked("ses_8") + ",{\"type\":\"x\"}]"));
    client.send("a batch of no use", end, 422, requests.signed("asker", "[{},{\"act\":\"x\"}]"));
  }

  private void taken() throws Exception {
    String said = "{\"act\":\"withdrawn\",\"inquiry\":\"" + TourRequests.inquiryOf("ses_8") + "\"}";
    client.send("withdrawn as a token", "ask", 202, requests.token("token-inquiry", said));
    client.send("a token of no use", "ask", 400, requests.token("token-inquiry", "{}"));
  }

  private void declined() throws Exception {
    String said =
        "{\"act\":\"declined\",\"code\":\"not_ours\",\"inquiry\":\""
            + TourRequests.inquiryOf("ses_7")
            + "\"}";
    client.send("a payer declines", "dispute", 200, requests.byOwnKey("till", said, "p7"));
    client.send("it has ended", "dispute", 422, requests.byOwnKey("till", said, "p8"));
  }
}
