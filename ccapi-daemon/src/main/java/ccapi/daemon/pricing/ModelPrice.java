package ccapi.daemon.pricing;

import ccapi.shared.usage.PriceRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything listed about one model.
///
/// @param tariffs   newest first
/// @param source    who says so
/// @param uncertain what is not sure about it, `null` if nothing
/// @param listedAt  when the list was drawn up, `null` when it comes from the operator
record ModelPrice(
        String model,
        List<Tariff> tariffs,
        String source,
        @Nullable String note,
        @Nullable String uncertain,
        @Nullable Instant listedAt) {

    /// The tariff in force at a moment, `null` when there was none yet.
    @Nullable
    Tariff at(Instant moment) {
        for (Tariff tariff : tariffs) {
            if (tariff.hasBegun(moment)) {
                return tariff;
            }
        }
        return null;
    }

    /// As a row of the price table, `null` when there was no price yet.
    @Nullable
    PriceRow row(Instant moment) {
        Tariff tariff = at(moment);
        if (tariff == null) {
            return null;
        }
        Rates rates = tariff.standard();
        Rates above = tariff.above();
        return new PriceRow(
                model,
                Rates.perMillion(rates.input()),
                Rates.perMillion(rates.output()),
                Rates.perMillion(rates.cacheRead()),
                Rates.perMillion(rates.cacheWrite5m()),
                Rates.perMillion(rates.cacheWrite1h()),
                above == null ? null : tariff.threshold(),
                above == null ? null : Rates.perMillion(above.input()),
                above == null ? null : Rates.perMillion(above.output()),
                tariff.from(),
                source,
                note,
                uncertain,
                listedAt == null,
                listedAt);
    }
}
