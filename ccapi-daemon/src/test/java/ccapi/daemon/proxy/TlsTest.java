package ccapi.daemon.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ccapi.daemon.testing.CertificatePair;
import ccapi.daemon.testing.Gate;
import ccapi.daemon.testing.RawClient;
import ccapi.daemon.testing.Reply;
import ccapi.daemon.testing.Wire;
import ccapi.shared.problem.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The client side over TLS: served, renewed while it serves, and left as it was by files that are no good.
class TlsTest {
    @TempDir
    Path folder;

    private static CertificatePair first;
    private static CertificatePair second;
    private Rig rig;

    // each takes a process of its own
    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws Exception {
        first = CertificatePair.make(folder, "first", "EC");
        second = CertificatePair.make(folder, "second", "RSA");
    }

    @BeforeEach
    void start() throws Exception {
        install(first);
        rig = Rig.start(
                "tls: {certificate: " + certificate() + ", key: " + key() + "}", "timeouts: {client_headers: 1s}");
    }

    @AfterEach
    void stop() throws IOException {
        rig.close();
    }

    private Path certificate() {
        return folder.resolve("cert.pem");
    }

    private Path key() {
        return folder.resolve("key.pem");
    }

    private void install(CertificatePair pair) throws Exception {
        pair.writeCertificate(certificate());
        pair.writeKey(key());
    }

    /// A client that trusts both certificates and has no connection yet.
    private HttpClient client() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("first", first.certificate());
        trusted.setCertificateEntry("second", second.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private HttpRequest request(boolean stream) {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + rig.port() + "/v1/messages"))
                .header("x-api-key", rig.key())
                .POST(HttpRequest.BodyPublishers.ofString(Rig.body(stream)))
                .build();
    }

    /// Who answers on a new connection.
    private String shown() throws Exception {
        try (HttpClient client = client()) {
            HttpResponse<String> answer = client.send(request(false), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.sslSession().orElseThrow().getPeerPrincipal().getName();
        }
    }

    @Test
    void aRenewedCertificateIsShownToNewConnectionsWhileStreamsGoOn() throws Exception {
        assertThat(shown()).isEqualTo("CN=first");
        Gate gate = new Gate();
        rig.upstream().next(Reply.text("a long answer").withGate(3, gate));
        try (HttpClient client = client();
                BufferedReader stream = new BufferedReader(new InputStreamReader(
                        client.send(request(true), HttpResponse.BodyHandlers.ofInputStream())
                                .body(),
                        StandardCharsets.UTF_8))) {
            gate.awaitArrival();
            assertThat(stream.readLine()).isEqualTo("event: message_start");

            install(second);
            assertThat(rig.admin().status().reload().applied()).containsExactly("tls");
            assertThat(shown()).isEqualTo("CN=second");

            gate.open();
            try (Stream<String> rest = stream.lines()) {
                assertThat(rest).contains("event: message_stop");
            }
        }
        assertThat(rig.admin().status().reload().applied()).as("nothing new").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"the key of another", "no key", "a cut certificate", "an empty certificate", "a missing key"})
    void aPairThatIsNoGoodChangesNothingAndIsSaid(String what) throws Exception {
        install(second);
        switch (what) {
            case "the key of another" -> first.writeKey(key());
            case "no key" ->
                Files.writeString(key(), "-----BEGIN PRIVATE KEY-----\nbm9uc2Vuc2U=\n-----END PRIVATE KEY-----");
            case "a cut certificate" ->
                Files.writeString(certificate(), Files.readString(certificate()).substring(0, 300));
            case "an empty certificate" -> Files.writeString(certificate(), "");
            case "a missing key" -> Files.delete(key());
            default -> throw new IllegalArgumentException(what);
        }
        assertThatThrownBy(() -> rig.admin().status().reload())
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll(certificate().toString(), key().toString());
        assertThat(shown()).isEqualTo("CN=first");
    }

    @ParameterizedTest(name = "S90 a handshake that ends after {0} bytes")
    @ValueSource(ints = {0, 1, 5, 60})
    void aHandshakeThatIsNeverFinishedIsClosedInTime(int bytes) throws IOException {
        byte[] hello = new byte[60];
        // a record of 512 bytes with a client hello in it, of which no more comes
        System.arraycopy(new byte[] {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3}, 0, hello, 0, 11);
        try (RawClient client = rig.client()) {
            client.send(Arrays.copyOf(hello, bytes));
            assertThat(client.awaitEnd(Duration.ofMillis(2500))).isNotEqualTo(Wire.Peer.OPEN);
        }
    }

    @Test
    void aClientThatLeavesAStreamOverTlsIsNoticed() throws Exception {
        Gate gate = new Gate();
        rig.upstream().next(Reply.text("never heard").withGate(3, gate));
        HttpClient client = client();
        client.send(request(true), HttpResponse.BodyHandlers.ofInputStream());
        gate.awaitArrival();
        client.shutdownNow();
        assertThat(rig.awaitRow(1).outcome()).isEqualTo("client_gone");
        gate.open();
        rig.awaitQuiet();
    }
}
