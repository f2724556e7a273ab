package ccapi.daemon.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorsTest {
    @ParameterizedTest
    @CsvSource({
        "1024, 0, 384",
        "4096, 0, 1920",
        "65536, 0, 2000",
        "65536, 5000, 5000",
        "1024, 100, 100",
        "1024, 5000, 384",
        "100, 0, 8",
        "9223372036854775807, 100000, 100000",
    })
    void asManyClientsAsTheOpenFilesAllowAndTheOperatorWants(long files, int wanted, int connections) {
        assertThat(new Descriptors(files).connections(wanted)).isEqualTo(connections);
        assertThat(files >= Descriptors.needed(connections) || connections == 8).isTrue();
    }

    @Test
    void theSystemsLimitIsKnownHere() {
        assertThat(Descriptors.ofThisProcess().most()).isGreaterThan(Descriptors.open());
    }
}
