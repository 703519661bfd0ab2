"""What tests may do to a stand-in over HTTP, and the account as the API describes it."""

from .account import synthetic


def control(standin, verb, argument):
    """For tests in other languages: POST /standin/VERB does to the stand-in what its objects do."""
    account = standin.accounts[argument.pop("account", 0)]
    match verb:
        case "put":
            export = argument.pop("export", None)
            more = argument.pop("more", {}) | ({"export": export.encode()} if export else {})
            account.put(argument["path"], argument["content"].encode(), **more)
        case "touch" | "delete":
            getattr(account, verb)(argument["path"])
        case "metadata":
            entry = account.entries[argument["path"].lower()]
            return entry.metadata(entry.path)
        case "folder":
            account.make_folder(argument["path"])
        case "move":
            account.move(argument["from"], argument["to"])
        case "fill":
            account.fill(argument["folder"], argument["count"], argument.get("first", 0))
        case "change":  # new content for every n-th of the first `count` synthetic files
            for i in range(0, argument["count"], argument["every"]):
                path = f"{argument['folder']}/{i // 1000:04d}/person {i}.txt"
                account.put(path, synthetic(i) + argument["text"].encode())
        case "account":
            standin.add_account(argument.get("home", ""))
        case "root":
            account.root = argument["namespace"]
        case "arm":
            standin.faults.arm(**argument)
        case "clear":
            standin.faults.clear()
            standin.calls.clear()
            standin.most_lists = 0
        case "revoke":
            standin.grants.revoke_all()
        case "expire":
            standin.grants.expire_all()
        case "webhook":
            standin.webhook = argument["url"]
        case "notify":
            return {"status": standin.notify()}
        case "state":
            return standin.state()
        case "code":  # what the consent page shows: for an authorization URL's query
            return {"code": standin.grants.authorize(argument, standin.signed_in)}
        case "grant":
            query = {"client_id": standin.grants.app_key, "response_type": "code"}
            query |= {"token_access_type": "offline"} | argument
            code = standin.grants.authorize(query, standin.signed_in)
            form = {"grant_type": "authorization_code", "code": code}
            form |= {"client_id": standin.grants.app_key, "client_secret": standin.grants.app_secret}
            return standin.grants.token(form)
    return {}


def current_account(account):
    root = {
        ".tag": "team" if account.home else "user",
        "root_namespace_id": account.root,
        "home_namespace_id": account.home_namespace,
    }
    name = {
        "given_name": "Ada",
        "surname": "Example",
        "familiar_name": "Ada",
        "display_name": "Ada Example",
        "abbreviated_name": "AE",
    }
    return {
        "account_id": account.id,
        "name": name,
        "email": account.email,
        "email_verified": True,
        "disabled": False,
        "locale": "en",
        "referral_link": "https://db.tt/standin",
        "is_paired": False,
        "account_type": {".tag": "basic"},
        "root_info": root | ({"home_path": account.home} if account.home else {}),
    }
