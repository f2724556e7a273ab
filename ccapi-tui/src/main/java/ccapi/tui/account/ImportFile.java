package ccapi.tui.account;

import ccapi.shared.account.AccountsApi;
import ccapi.shared.account.ImportAccount;
import ccapi.shared.problem.Refusal;
import ccapi.tui.page.Answer;
import ccapi.tui.page.Done;
import ccapi.tui.words.Language;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Takes over the login that an official tool left in a file of this machine. The file is read when the call runs, and
/// what it holds is kept nowhere.
///
/// @param format as in [ImportAccount]
/// @param file   a path; a leading `~` means the home folder
record ImportFile(
        String format,
        String file,
        @Nullable String name,
        @Nullable Integer priority,
        @Nullable Integer concurrency,
        Language language)
        implements AccountCall {
    private static final long MAX_BYTES = 1 << 20;

    @Override
    public Answer run(AccountsApi api) {
        ImportAccount request = new ImportAccount(format, read(), name, priority, concurrency);
        return new Done(AccountWords.IMPORTED, api.importFrom(request).name());
    }

    private String read() {
        Path path = Path.of(file.startsWith("~/") ? System.getProperty("user.home") + file.substring(1) : file);
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw refusal(AccountWords.FILE_TOO_LARGE.in(language));
            }
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw refusal(AccountWords.NOT_THERE.in(language));
        } catch (AccessDeniedException e) {
            throw refusal(AccountWords.NOT_ALLOWED.in(language));
        } catch (IOException e) {
            throw refusal(String.valueOf(e.getMessage()));
        }
    }

    private Refusal refusal(String why) {
        return Refusal.invalid(AccountWords.NO_FILE.in(language, file, why), "");
    }
}
