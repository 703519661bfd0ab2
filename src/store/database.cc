#include "store/database.h"

namespace vitae {

Error database_lost() {
    return {
        Code::unavailable,
        "database_lost",
        "The database server cannot be reached. Check that it runs and that VITAE_DATABASE_URL is"
        " right; Vitae connects again by itself."};
}

bool is_passing(const Error& error) {
    return error.reason.view() == "database_lost" || error.reason.view() == "database_contended";
}

}  // namespace vitae
