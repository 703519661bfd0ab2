// Drives the stand-in server with the official Dropbox SDK: node sdk.mjs BASE_URL. Prints what it saw.
import { Dropbox, DropboxAuth } from 'dropbox';
import assert from 'node:assert/strict';

const base = process.argv[2];
const HOST = /^https:\/\/((api|content|notify|www)\.)?dropbox(api)?\.com/;
// All hosts are the stand-in.
const toStandin = (url, options) => {
    assert.match(url, HOST);
    return fetch(url.replace(HOST, base), options);
};

const auth = new DropboxAuth({ clientId: 'standin-key', fetch: toStandin });

async function signIn() {
    const url = await auth.getAuthenticationUrl('http://127.0.0.1:9/back', 'state-1', 'code', 'offline', undefined, 'none', true);
    const answer = await fetch(String(url).replace(HOST, base), { redirect: 'manual' });
    const back = new URL(answer.headers.get('location'));
    assert.equal(back.searchParams.get('state'), 'state-1');
    const tokens = (await auth.getAccessTokenFromCode('http://127.0.0.1:9/back', back.searchParams.get('code'))).result;
    auth.setRefreshToken(tokens.refresh_token);
    auth.setAccessToken(tokens.access_token);
    auth.setAccessTokenExpiresAt(new Date(Date.now() + tokens.expires_in * 1000));
    return tokens;
}

async function listAll(dropbox) {
    let page = (await dropbox.filesListFolder({ path: '', recursive: true, limit: 2 })).result;
    const entries = [...page.entries];
    let continued = 0;
    while (page.has_more) {
        page = (await dropbox.filesListFolderContinue({ cursor: page.cursor })).result;
        entries.push(...page.entries);
        continued += 1;
    }
    return { entries, continued, cursor: page.cursor };
}

const tokens = await signIn();
const dropbox = new Dropbox({ auth, fetch: toStandin });
const account = (await dropbox.usersGetCurrentAccount()).result;

for (const name of ['ada', 'ben', 'zoë'])
    await dropbox.filesUpload({ path: `/Resumes/${name}.txt`, contents: `${name} Example\n`, mode: { '.tag': 'add' } });
const listed = await listAll(dropbox);

const waiting = dropbox.filesListFolderLongpoll({ cursor: listed.cursor, timeout: 30 });
await dropbox.filesUpload({ path: '/Resumes/ada.txt', contents: 'Ada Example, again\n', mode: { '.tag': 'overwrite' } });
const changes = (await waiting).result.changes;
const after = (await dropbox.filesListFolderContinue({ cursor: listed.cursor })).result;

const file = after.entries[0];
const download = (await dropbox.filesDownload({ path: `rev:${file.rev}` })).result;
const latest = (await dropbox.filesListFolderGetLatestCursor({ path: '', recursive: true })).result;
const metadata = (await dropbox.filesGetMetadata({ path: '/Resumes/zoë.txt' })).result;

const missing = await dropbox.filesGetMetadata({ path: '/nowhere' }).catch((error) => error);
auth.setAccessTokenExpiresAt(new Date(0)); // so that the SDK refreshes
const old = auth.getAccessToken();
await dropbox.usersGetCurrentAccount();

console.log(JSON.stringify({
    account: account.account_id === tokens.account_id && account.root_info['.tag'],
    listed: listed.entries.map((entry) => entry.path_display),
    continued: listed.continued,
    changes,
    changed: after.entries.map((entry) => entry.path_display),
    downloaded: download.fileBinary.toString(),
    sameRev: download.rev === file.rev,
    latest: typeof latest.cursor,
    metadata: metadata.name,
    missing: [missing.status, missing.error.error_summary.slice(0, 14)],
    refreshed: old !== auth.getAccessToken(),
}));
