#include "store/actors.h"

namespace vitae {

Result<std::string> find_actor_name(Read& read, std::string_view actor_id) {
    const Rows rows = TRY(read.sql().query(
        "SELECT name FROM users WHERE id = COALESCE((SELECT user_id FROM tokens WHERE id = :id), :id)",
        {{"id", actor_id}}
    ));
    return rows.empty() ? std::string() : rows[0].text(0);
}

}  // namespace vitae
