package ccapi.daemon.promise;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the test, or the class of tests, that shows a promise to be kept. The README's table is made of these marks.
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(Proves.All.class)
public @interface Proves {
    /// What is shown, whole or in part.
    Promise value();

    /// The figure that was reached when it was last looked at; empty when the test's own bounds say it all.
    String measured() default "";

    /// Several of them on one test.
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface All {
        /// Each of them.
        Proves[] value();
    }
}
