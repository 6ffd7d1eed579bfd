package dev.countersign.bench;

import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A client of DynamoDB that counts its requests.
 *
 * @param requests how many were made; may be set back to 0
 */
record CountedClient(DynamoDbClient client, AtomicLong requests) {
  CountedClient(URI endpoint, Region region) {
    this(endpoint, region, new AtomicLong());
  }

  private CountedClient(URI endpoint, Region region, AtomicLong requests) {
    this(client(endpoint, region, requests), requests);
  }

  private static DynamoDbClient client(URI endpoint, Region region, AtomicLong requests) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(o ->
            o.addExecutionInterceptor(
                new ExecutionInterceptor() {
                  @Override
                  public void beforeExecution(
                      Context.BeforeExecution context, ExecutionAttributes attributes) {
                    requests.incrementAndGet();
                  }
                }))
        .build();
  }
}
