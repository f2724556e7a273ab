package ccapi.shared.usage;

import ccapi.shared.money.Usd;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one model costs now: a row of the price table. All prices are for a million tokens.
///
/// @param cacheRead    the same as `input` where reading the cache is no cheaper; likewise for writes
/// @param threshold    prompt tokens above which the whole request costs `longInput` and `longOutput`, `null` if never
/// @param from         since when these prices hold, `null` if not known
/// @param source       who says so; `config.yaml` for the operator's own
/// @param uncertain    what is not sure about them, `null` if nothing
/// @param override     whether the operator set them in the config
/// @param listedAt     when the list was drawn up, `null` for the operator's own: they are as old as he lets them be
public record PriceRow(
        String model,
        Usd input,
        Usd output,
        Usd cacheRead,
        Usd cacheWrite5m,
        Usd cacheWrite1h,
        @Nullable Long threshold,
        @Nullable Usd longInput,
        @Nullable Usd longOutput,
        @Nullable Instant from,
        String source,
        @Nullable String note,
        @Nullable String uncertain,
        boolean override,
        @Nullable Instant listedAt) {}
